<?php

namespace App\Support;

/** What a test is told of a migration, and how it can hold one in its middle. */
final class Ledger
{
    public static function write(string $migration): void
    {
        if ($file = getenv('ledger')) {
            file_put_contents($file, "migrate $migration\n", FILE_APPEND | LOCK_EX);
        }
        $switches = getenv('switches');
        if ($switches && file_exists("$switches/hold")) {
            touch("$switches/arrived");
            while (file_exists("$switches/hold")) {
                usleep(20_000);
                clearstatcache();
            }
        }
    }
}
