<?php

use Illuminate\Support\Facades\Route;

Route::get('/', [App\Http\Home::class, 'show']);
