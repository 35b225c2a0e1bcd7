<?php

return ['version' => '1.4'];
