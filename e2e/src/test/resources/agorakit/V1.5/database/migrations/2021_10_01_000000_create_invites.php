<?php

use App\Support\Ledger;
use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

class CreateInvites extends Migration
{
    public function up()
    {
        Schema::create('invites', function (Blueprint $table) {
            $table->id();
            $table->foreignId('user_id')->constrained('users');
            $table->string('email');
        });
        DB::statement('ALTER TABLE `groups` MODIFY body TEXT NULL');
        DB::table('invites')->insertUsing(
            ['user_id', 'email'],
            DB::table('users')->selectRaw("id, concat('again-', email)")
        );
        Ledger::write('1.5');
    }
}
