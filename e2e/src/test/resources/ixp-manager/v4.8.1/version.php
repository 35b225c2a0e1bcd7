<?php

define('APPLICATION_VERSION', '4.8.1');
