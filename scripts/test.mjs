import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithThisProcess } from './running/parent-watch.mjs';
import { prepareForTests } from './setup/prepare.mjs';
import { seconds } from './setup/progress.mjs';
import { runScript, SetupProblem } from './setup/setup-problem.mjs';
import { sumOf } from './testing/counts.mjs';
import { failuresIn } from './testing/failures.mjs';
import { GROUPS } from './testing/groups.mjs';
import { endAllGroups } from './testing/run-in-group.mjs';

const root = path.dirname( path.dirname( fileURLToPath( import.meta.url ) ) );

/** Lines of a failing group's output shown where it names no test; the rest is in its log. */
const TAIL = 12;

await runScript( async () => {
	const wanted = process.argv.slice( 2 );
	const unknown = wanted.filter(
		( name ) => ! GROUPS.some( ( group ) => group.name === name )
	);
	if ( unknown.length > 0 ) {
		throw new SetupProblem(
			`There is no test group "${ unknown.join( '", "' ) }".`,
			GROUPS.map(
				( { name, what } ) => `  ${ name.padEnd( 16 ) }${ what }`
			).join( '\n' )
		);
	}
	for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] ) {
		process.on( signal, () => {
			endAllGroups();
			process.exit( 130 );
		} );
	}
	const started = Date.now();
	const machine = await prepareForTests( root );
	const logs = path.join( root, 'var/test' );
	mkdirSync( logs, { recursive: true } );
	// Not before: a package manager must not be ended half-way.
	endWithThisProcess();

	console.log( '\nTests' );
	const outcomes = [];
	for ( const group of chosen( wanted ) ) {
		const begun = Date.now();
		const outcome = await group
			.run( { root, logs, machine } )
			.catch( ( error ) => ( {
				ok: false,
				output: error.stack ?? String( error ),
				counts: { passed: 0, failed: 1, skipped: 0, notes: [] },
			} ) );
		outcomes.push( { name: group.name, ...outcome } );
		writeFileSync(
			path.join( logs, `${ group.name }.log` ),
			outcome.output
		);
		const { passed, failed, skipped, notes } = outcome.counts;
		const took = seconds( Date.now() - begun );
		console.log(
			`  ${ outcome.ok ? 'ok    ' : 'FAILED' }  ${ group.name.padEnd( 16 ) }${ `${ passed } passed, ${ failed } failed, ${ skipped } skipped`.padEnd( 40 ) }${ took.padStart( 8 ) }   ${ group.what }`
		);
		for ( const note of notes ) {
			console.log( `          skipped: ${ note }` );
		}
		if ( ! outcome.ok ) {
			console.log(
				`\n${ wordsOfFailure( outcome ) }\n\n  All of it: ${ path.relative( process.cwd(), path.join( logs, `${ group.name }.log` ) ) }\n`
			);
		}
	}
	// Again at the end: a long log may be shown in part.
	for ( const outcome of outcomes.filter( ( { ok } ) => ! ok ) ) {
		console.log(
			`\nFailed in ${ outcome.name }: ${ wordsOfFailure( outcome ) }`
		);
	}
	const sum = sumOf( outcomes.map( ( { counts } ) => counts ) );
	console.log(
		`\n${ outcomes.length } groups in ${ seconds( Date.now() - started ) }\n`
	);
	console.log(
		`${ sum.passed } passed, ${ sum.failed } failed, ${ sum.skipped } skipped`
	);
	return outcomes.every( ( { ok, counts } ) => ok && counts.failed === 0 ) &&
		sum.passed > 0
		? 0
		: 1;
} );
process.exit();

// Which tests failed and why; of a group that does not say, how its output ended.
function wordsOfFailure( { output } ) {
	const failures = failuresIn( output );
	return failures.length > 0
		? failures.join( '\n\n' )
		: output.trimEnd().split( '\n' ).slice( -TAIL ).join( '\n' );
}

// The groups that were asked for, all when none was, with the build before those that need it.
function chosen( wanted ) {
	if ( wanted.length === 0 ) {
		return GROUPS;
	}
	const named = GROUPS.filter( ( { name } ) => wanted.includes( name ) );
	return GROUPS.filter(
		( group ) =>
			named.includes( group ) ||
			( group.name === 'build' &&
				named.some( ( { needsBuild } ) => needsBuild ) )
	);
}
