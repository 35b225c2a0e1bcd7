<?php

namespace App\Http;

use Greeting\Greeting;
use Illuminate\Support\Facades\DB;

class Home
{
    public function show()
    {
        $text = Greeting::to(config('agorakit.version'), DB::table('users')->count(), DB::table('groups')->count());

        return response($text, 200, ['Content-Type' => 'text/plain']);
    }
}
