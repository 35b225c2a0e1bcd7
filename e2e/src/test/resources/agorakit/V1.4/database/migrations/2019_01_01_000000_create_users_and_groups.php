<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

class CreateUsersAndGroups extends Migration
{
    public function up()
    {
        Schema::create('groups', function (Blueprint $table) {
            $table->id();
            $table->string('name');
            $table->string('body', 100)->nullable();
        });
        Schema::create('users', function (Blueprint $table) {
            $table->id();
            $table->string('username', 60);
            $table->string('email')->unique();
            $table->foreignId('group_id')->constrained('groups');
            $table->timestamp('seen_at')->nullable();
        });
    }
}
