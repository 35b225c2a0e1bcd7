<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;
use Illuminate\Support\Facades\DB;

class EnforceUniqueUsernames extends Command
{
    protected $signature = 'agorakit:enforceuniqueusernames';
    protected $description = 'Gives every member a username of their own';

    public function handle()
    {
        foreach (DB::table('users')->orderBy('id')->get() as $user) {
            $name = $user->username;
            for ($i = 2; $this->isTaken($name, $user->id); $i++) {
                $name = $user->username.$i;
            }
            if ($name !== $user->username) {
                DB::table('users')->where('id', $user->id)->update(['username' => $name]);
                $this->line("{$user->username} modified with username like : $name");
            }
        }
    }

    /** The server decides what is the same: its collation does not tell a C from a Ç. */
    private function isTaken(string $name, int $id): bool
    {
        return DB::table('users')->where('username', $name)->where('id', '<', $id)->exists();
    }
}
