<?php

namespace App\Http;

use App\Doctrine\Manager;
use Entities\Customer;
use Peering\Summary;

class Home
{
    public function show()
    {
        $customers = Manager::make()->getRepository(Customer::class)->findAll();
        $onPeeringDb = count(array_filter($customers, fn ($c) => $c->peers()));

        return response(Summary::of(APPLICATION_VERSION, count($customers), $onPeeringDb), 200, ['Content-Type' => 'text/plain']);
    }
}
