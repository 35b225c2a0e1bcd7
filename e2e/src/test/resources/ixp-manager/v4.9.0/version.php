<?php

define('APPLICATION_VERSION', '4.9.0');
