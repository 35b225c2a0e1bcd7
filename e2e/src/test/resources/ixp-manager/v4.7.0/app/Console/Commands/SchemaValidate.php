<?php

namespace App\Console\Commands;

use App\Doctrine\Manager;
use Doctrine\ORM\Tools\SchemaValidator;
use Illuminate\Console\Command;

/** Says what laravel-doctrine's does, and like it exits with 0 whatever it finds. */
class SchemaValidate extends Command
{
    protected $signature = 'doctrine:schema:validate';

    public function handle()
    {
        $this->info('Validating for default entity manager...');
        $validator = new SchemaValidator(Manager::make());
        $invalid = $validator->validateMapping();
        foreach ($invalid as $class => $faults) {
            $this->error("[Mapping]  FAIL - The entity-class '$class' mapping is invalid:");
            array_map(fn ($fault) => $this->line("* $fault"), $faults);
        }
        if (! $invalid) {
            $this->info('[Mapping]  OK - The mapping files are correct.');
        }
        $validator->schemaInSyncWithMetadata()
            ? $this->info('[Database] OK - The database schema is in sync with the mapping files.')
            : $this->error('[Database] FAIL - The database schema is not in sync with the current mapping file.');

        return 0;
    }
}
