<?php
/**
 * Switches to another theme, as Appearance > Themes does. Input: theme. Answer: the theme before.
 */

declare(strict_types=1);

$cairn_before = get_stylesheet();
switch_theme( (string) cairn_input()['theme'] );
cairn_answer( $cairn_before );
