<?php
require __DIR__ . '/app/bundles/CoreBundle/Support/Site.php';

use Mautic\CoreBundle\Support\Site;

header('Content-Type: text/plain; charset=utf-8');
try {
    $count = Site::database()->query('SELECT count(*) FROM leads')->fetchColumn();
} catch (PDOException $e) {
    http_response_code(500);
    exit("The site is currently offline due to encountering an error.\n");
}
echo 'Mautic ' . Site::version() . ": $count contacts\n";
