<?php

// Debian's php-doctrine-orm and php-symfony-cache, beside what composer installs
require_once 'Doctrine/ORM/autoload.php';
require_once 'Symfony/Component/Cache/autoload.php';
