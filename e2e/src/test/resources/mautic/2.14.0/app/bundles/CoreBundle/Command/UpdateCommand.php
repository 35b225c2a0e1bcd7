<?php

namespace Mautic\CoreBundle\Command;

use Mautic\CoreBundle\Support\Migrations;
use Mautic\CoreBundle\Support\Site;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Question\ConfirmationQuestion;

/** An update as the application itself does it: unzipped over the running tree, the database in a second call. */
class UpdateCommand extends Command
{
    protected static $defaultName = 'mautic:update:apply';

    protected function configure(): void
    {
        $this->addOption('force', null, InputOption::VALUE_NONE)
            ->addOption('finish', null, InputOption::VALUE_NONE)
            ->addOption('update-package', 'p', InputOption::VALUE_REQUIRED);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $question = new ConfirmationQuestion('Are you sure you wish to update Mautic to the latest version? ', false);
        if (!$input->getOption('force') && !$input->getOption('finish')
            && !$this->getHelper('question')->ask($input, $output, $question)) {
            return 0;
        }
        return $input->getOption('finish') ? $this->finish($output) : $this->begin($input, $output);
    }

    private function begin(InputInterface $input, OutputInterface $output): int
    {
        $output->writeln('Loading specified package...');
        $archive = new \ZipArchive();
        if ($archive->open($input->getOption('update-package')) !== true) {
            $output->writeln('Could not open the ZIP archive to complete the update.');
            return 1;
        }
        $output->writeln('Extracting update package...');
        $archive->extractTo(Site::root());
        $output->writeln('IMPORTANT: Run the same command again with --finish.');
        return 0;
    }

    /** The real error goes nowhere, as in the original. */
    private function finish(OutputInterface $output): int
    {
        $output->writeln('Migrating database schema...');
        $all = new Migrations(Site::database());
        try {
            foreach ($all->fresh() as $version) $all->run($version, fn() => null);
        } catch (\RuntimeException) {
            $output->writeln('An error occurred while updating the database. Check log for more details.');
            return 1;
        }
        $output->writeln('Success! You are now running version ' . Site::version() . ' of Mautic.');
        return 0;
    }
}
