<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

class EnforceUniqueUsernames extends Migration
{
    public function up()
    {
        Schema::table('users', fn (Blueprint $table) => $table->unique('username'));
    }
}
