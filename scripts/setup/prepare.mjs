import { checkNodeVersion } from './node-version.mjs';
import { prepareComposerPackages } from './composer-packages.mjs';
import { prepareMysql } from './mysql.mjs';
import { prepareNpmPackages } from './npm-packages.mjs';
import { prepareSystemPackages } from './system-packages.mjs';
import { prepareWoocommerce } from './woocommerce.mjs';
import { prepareWordpress } from './wordpress.mjs';

/**
 * Everything a demo needs on this machine. Each part is skipped when it is there already.
 *
 * @param {string} root The repository.
 */
export async function prepareForDemo( root ) {
	console.log( 'Set-up' );
	checkNodeVersion();
	await prepareSystemPackages();
	await prepareNpmPackages( root );
	const wordpress = await prepareWordpress();
	const woocommerce = await prepareWoocommerce();
	return { wordpress, woocommerce };
}

/**
 * Everything the tests need: the demo's parts, the PHP tools and a real MySQL.
 *
 * @param {string} root The repository.
 */
export async function prepareForTests( root ) {
	console.log( 'Set-up' );
	checkNodeVersion();
	await prepareSystemPackages( { withComposer: true } );
	await prepareNpmPackages( root );
	await prepareComposerPackages( root );
	const wordpress = await prepareWordpress();
	const woocommerce = await prepareWoocommerce();
	const mysql = await prepareMysql();
	return { wordpress, woocommerce, mysql };
}
