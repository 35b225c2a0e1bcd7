<?php

define('APPLICATION_VERSION', '4.7.0');
