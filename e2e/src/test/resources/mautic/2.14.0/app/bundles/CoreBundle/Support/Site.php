<?php

namespace Mautic\CoreBundle\Support;

/** This installation: its settings, its database, its version. */
final class Site
{
    public static function root(): string
    {
        return dirname(__DIR__, 4);
    }

    public static function version(): string
    {
        return trim(file_get_contents(self::root() . '/app/version.txt'));
    }

    public static function database(): \PDO
    {
        require self::root() . '/app/config/local.php';
        return new \PDO(
            "mysql:host={$parameters['db_host']};port={$parameters['db_port']};dbname={$parameters['db_name']};charset=utf8mb4",
            $parameters['db_user'],
            $parameters['db_password'],
            [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION, \PDO::MYSQL_ATTR_INIT_COMMAND => 'SET SESSION wait_timeout = 60']
        );
    }
}
