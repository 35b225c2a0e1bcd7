<?php

return ['version' => '1.5'];
