<?php

namespace Greeting;

final class Greeting
{
    public static function to(string $version, int $members, int $groups): string
    {
        return "Agorakit $version: $members members in $groups groups\n";
    }
}
