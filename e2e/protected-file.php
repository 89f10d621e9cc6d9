<?php
/**
 * Keeps a file that only a form hands out. Input: title, name, text. Answer: its number.
 */

declare(strict_types=1);

use Cairn\Forms\ProtectedFiles;

$input = cairn_input();
$path  = (string) tempnam( sys_get_temp_dir(), 'cairn-file-' );
file_put_contents( $path, $input['text'] );
$file = ( new ProtectedFiles() )->add( $path, $input['title'], $input['name'], time() );
unlink( $path );
cairn_answer( $file->id );
