<?php

namespace Mautic\CoreBundle\Command;

use Mautic\CoreBundle\Support\Migrations;
use Mautic\CoreBundle\Support\Site;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Question\ConfirmationQuestion;

/** Says what DoctrineMigrationsBundle 1.x says, which Debian does not have. */
class MigrateCommand extends Command
{
    protected static $defaultName = 'doctrine:migrations:migrate';

    protected function configure(): void
    {
        $this->addOption('dry-run', null, InputOption::VALUE_NONE);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $output->writeln("\n                    Mautic Migrations\n");
        $all = new Migrations(Site::database());
        if ($all->unavailable()) {
            $output->writeln('<error>WARNING! You have ' . count($all->unavailable())
                . ' previously executed migrations in the database that are not registered migrations.</error>');
        }
        $question = new ConfirmationQuestion('WARNING! You are about to execute a database migration that could result in'
            . ' schema changes and data lost. Are you sure you wish to continue? (y/n)', false);
        if ($input->isInteractive() && !$this->getHelper('question')->ask($input, $output, $question)) {
            $output->writeln('<error>Migration cancelled!</error>');
            return 1;
        }
        $fresh = $all->fresh();
        if (!$fresh) {
            $output->writeln('<comment>No migrations to execute.</comment>');
            return 0;
        }
        $dry = $input->getOption('dry-run');
        $output->writeln(($dry ? 'Executing dry run of migration up to ' : 'Migrating up to ') . max($fresh)
            . ' from ' . ($all->executed ? max($all->executed) : 0));
        $statements = 0;
        foreach ($fresh as $version) {
            $output->writeln("\n  ++ migrating $version\n");
            try {
                $statements += $all->run($version, fn($sql) => $output->writeln("     -> $sql"), $dry);
            } catch (\RuntimeException $e) {
                $output->writeln("<error>Migration $version failed during Execution. Error {$e->getMessage()}</error>");
                throw $e;
            }
            $output->writeln("\n  ++ migrated (0.01s)");
        }
        $output->writeln("\n  ------------------------\n\n  ++ finished in 0.01s");
        $output->writeln('  ++ ' . count($fresh) . " migrations executed\n  ++ $statements sql queries");
        return 0;
    }
}
