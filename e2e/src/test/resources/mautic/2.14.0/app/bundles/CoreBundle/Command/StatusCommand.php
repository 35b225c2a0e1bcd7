<?php

namespace Mautic\CoreBundle\Command;

use Mautic\CoreBundle\Support\Migrations;
use Mautic\CoreBundle\Support\Site;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

/** Says what DoctrineMigrationsBundle 1.x says, which Debian does not have. */
class StatusCommand extends Command
{
    protected static $defaultName = 'doctrine:migrations:status';

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $all = new Migrations(Site::database());
        $next = $all->fresh()[0] ?? null;
        $lines = [
            'Version Table Name' => 'migrations',
            'Next Version' => $next ?? 'Already at latest version',
            'Executed Migrations' => count($all->executed),
            'Executed Unavailable Migrations' => count($all->unavailable()),
            'Available Migrations' => count($all->available),
            'New Migrations' => count($all->fresh()),
        ];
        $output->writeln("\n == Configuration\n");
        foreach ($lines as $name => $value) {
            $output->writeln('    >> ' . str_pad("$name:", 51) . $value);
        }
        return 0;
    }
}
