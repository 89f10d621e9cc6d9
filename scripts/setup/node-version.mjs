import { SetupProblem } from './setup-problem.mjs';

/**
 * Whether a Node version is one that the tool chain runs on: ^20.19 or >= 22.13, as `engines` in package.json says.
 *
 * @param {string} version Such as "20.20.2".
 */
export function isSupportedNode( version ) {
	const [ major = 0, minor = 0 ] = version.split( '.' ).map( Number );
	return (
		( major === 20 && minor >= 19 ) ||
		( major === 22 && minor >= 13 ) ||
		major > 22
	);
}

/**
 * @param {string} version Such as "20.20.2".
 * @throws {SetupProblem} When this Node is too old for the tool chain.
 */
export function checkNodeVersion( version = process.versions.node ) {
	if ( ! isSupportedNode( version ) ) {
		throw new SetupProblem(
			`This is Node ${ version }. Cairn needs Node 20.19 or newer in the 20 line, or 22.13 or newer.`,
			'Install a current Node from https://nodejs.org (or with nvm: nvm install 22), then run the command again.'
		);
	}
}
