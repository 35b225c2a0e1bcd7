<?php

return ['version' => '1.10'];
