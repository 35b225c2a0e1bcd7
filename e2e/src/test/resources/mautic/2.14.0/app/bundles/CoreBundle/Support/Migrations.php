<?php

namespace Mautic\CoreBundle\Support;

/** The files of app/migrations, each returning its SQL, and the table in which it is noted which of them ran. */
final class Migrations
{
    public readonly array $available;
    public readonly array $executed;

    public function __construct(private readonly \PDO $database)
    {
        $this->available = array_map(
            fn($file) => substr(basename($file, '.php'), strlen('Version')),
            glob(Site::root() . '/app/migrations/Version*.php')
        );
        $database->exec('CREATE TABLE IF NOT EXISTS migrations (version VARCHAR(255) NOT NULL PRIMARY KEY)');
        $this->executed = $database->query('SELECT version FROM migrations ORDER BY version')
            ->fetchAll(\PDO::FETCH_COLUMN);
    }

    public function fresh(): array
    {
        return array_values(array_diff($this->available, $this->executed));
    }

    public function unavailable(): array
    {
        return array_values(array_diff($this->executed, $this->available));
    }

    /**
     * @param callable $say told each statement before it runs
     * @param bool $dry none runs
     */
    public function run(string $version, callable $say, bool $dry = false): int
    {
        $statements = require Site::root() . "/app/migrations/Version$version.php";
        foreach ($statements as $sql) {
            $say($sql);
            if ($dry) continue;
            try {
                $this->database->exec($sql);
            } catch (\PDOException $e) {
                throw new \RuntimeException("An exception occurred while executing '$sql':\n\n" . $e->getMessage());
            }
            Ledger::write($version);
        }
        if (!$dry) $this->database->prepare('INSERT INTO migrations (version) VALUES (?)')->execute([$version]);
        return count($statements);
    }
}
