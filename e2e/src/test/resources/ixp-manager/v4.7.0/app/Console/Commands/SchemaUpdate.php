<?php

namespace App\Console\Commands;

use App\Doctrine\Manager;
use App\Support\Ledger;
use Doctrine\ORM\Tools\SchemaTool;
use Illuminate\Console\Command;

/** Says and does what laravel-doctrine's does, by Doctrine's own SchemaTool. */
class SchemaUpdate extends Command
{
    protected $signature = 'doctrine:schema:update {--clean} {--sql} {--force}';

    public function handle()
    {
        $this->info('Checking if database connected to default entity manager needs updating...');
        $manager = Manager::make();
        $classes = $manager->getMetadataFactory()->getAllMetadata();
        $sql = (new SchemaTool($manager))->getUpdateSchemaSql($classes, ! $this->option('clean'));
        if (! $sql) {
            $this->error('Nothing to update - your database is already in sync with the current entity metadata.');

            return 0;
        }
        if ($this->option('sql')) {
            $this->comment('     '.implode(';     '.PHP_EOL, $sql));
        }
        if ($this->option('force')) {
            $this->info('Updating database schema...');
            foreach ($sql as $i => $statement) {
                $manager->getConnection()->executeStatement($statement);
                if ($i === 0) {
                    Ledger::write(APPLICATION_VERSION);
                }
            }
            $queries = count($sql) === 1 ? 'query was' : 'queries were';
            $this->info('Database schema updated successfully! "'.count($sql)."\" $queries executed");
        }

        return 0;
    }
}
