<?php
// The web server before Mautic's own code: it answers 503 while the file `closed` is in the folder.
clearstatcache();
if (file_exists(getcwd() . '/closed')) {
    http_response_code(503);
    exit("closed for maintenance\n");
}
require getcwd() . '/index.php';
