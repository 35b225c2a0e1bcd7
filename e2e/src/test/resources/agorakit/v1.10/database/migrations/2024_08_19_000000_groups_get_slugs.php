<?php

use App\Support\Ledger;
use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Schema;

class GroupsGetSlugs extends Migration
{
    public function up()
    {
        Schema::table('groups', fn (Blueprint $table) => $table->string('slug')->nullable());
        DB::table('groups')->update(['slug' => DB::raw("concat('group-', id)")]);
        Ledger::write('1.10');
    }
}
