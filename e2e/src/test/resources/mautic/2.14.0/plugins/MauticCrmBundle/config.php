<?php return ['name' => 'CRM', 'version' => '2.14'];
