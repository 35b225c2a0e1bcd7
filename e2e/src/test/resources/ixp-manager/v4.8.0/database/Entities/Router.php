<?php

namespace Entities;

use Doctrine\ORM\Mapping as ORM;

#[ORM\Entity]
#[ORM\Table(name: 'routers')]
class Router
{
    #[ORM\Id, ORM\GeneratedValue, ORM\Column(type: 'integer')]
    private int $id;

    #[ORM\Column(type: 'string', length: 255)]
    private string $handle;

    #[ORM\ManyToOne(targetEntity: Customer::class)]
    private ?Customer $owner;
}
