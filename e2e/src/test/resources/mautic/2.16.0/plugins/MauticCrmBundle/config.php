<?php return ['name' => 'CRM', 'version' => '2.16'];
