<?php return ['name' => 'Cloud'];
