<?php

// Debian's php-laravel-framework, beside what composer installs
require_once 'Illuminate/autoload.php';
