<?php

namespace App\Doctrine;

use Doctrine\ORM\EntityManager;
use Doctrine\ORM\ORMSetup;
use Symfony\Component\Cache\Adapter\ArrayAdapter;
use Symfony\Component\Cache\Adapter\MemcachedAdapter;

/** As IXP Manager has it: what Doctrine knows of the classes is kept in Memcached until that is restarted. */
final class Manager
{
    public static function make(): EntityManager
    {
        $paths = [base_path('database/Entities')];
        $config = ORMSetup::createAttributeMetadataConfiguration($paths, false, storage_path('framework/cache'), self::cache());
        $database = config('database.connections.mysql');

        return EntityManager::create([
            'driver' => 'pdo_mysql',
            'host' => $database['host'],
            'port' => (int) $database['port'],
            'dbname' => $database['database'],
            'user' => $database['username'],
            'password' => $database['password'],
            'charset' => $database['charset'],
        ], $config);
    }

    /** DOCTRINE_CACHE as laravel-doctrine has it; here it is Memcached where nobody says otherwise. */
    private static function cache()
    {
        if (env('DOCTRINE_CACHE') === 'array') {
            return new ArrayAdapter;
        }
        $memcached = new \Memcached;
        $memcached->addServer(env('MEMCACHED_HOST', '127.0.0.1'), (int) env('MEMCACHED_PORT', 11211));

        return @$memcached->getVersion() ? new MemcachedAdapter($memcached, 'ixp') : new ArrayAdapter;
    }
}
