<?php

return ['version' => '1.7'];
