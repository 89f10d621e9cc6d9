// Writes plugin/languages/cairn.pot from every translatable text of the plugin: PHP, TypeScript, block.json and the
// plugin's header. `--check` writes nothing and fails when the file is not what it would write.
import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = path.dirname( path.dirname( fileURLToPath( import.meta.url ) ) );
const TARGET = 'plugin/languages/cairn.pot';

/** Function of @wordpress/i18n => what its arguments are. */
const FUNCTIONS = {
	__: [ 'text', 'domain' ],
	_x: [ 'text', 'context', 'domain' ],
	_n: [ 'text', 'plural', 'number', 'domain' ],
	_nx: [ 'text', 'plural', 'number', 'context', 'domain' ],
};

/** Contexts under which WordPress translates the texts of a block.json. */
const BLOCK_CONTEXTS = {
	title: 'block title',
	description: 'block description',
	keywords: 'block keyword',
};

const VARIATION_CONTEXTS = {
	title: 'block variation title',
	description: 'block variation description',
	keywords: 'block variation keyword',
};

/**
 * Files below a folder, sorted, so that the result is the same on every machine.
 *
 * @param {string} folder Path below the root.
 * @param {RegExp} wanted What the path must match.
 * @return {string[]} Paths below the root.
 */
function filesIn( folder, wanted ) {
	return readdirSync( path.join( root, folder ), { recursive: true } )
		.map( ( name ) => `${ folder }/${ name.replaceAll( '\\', '/' ) }` )
		.filter(
			( file ) =>
				wanted.test( file ) &&
				! /\/(vendor|tests?|testing|build|node_modules)\//.test(
					file
				) &&
				! /\.test\.tsx?$/.test( file )
		)
		.sort();
}

/** Folders of blocks: those with a block.json. */
const blockFolders = readdirSync( path.join( root, 'blocks' ) ).filter(
	( name ) => existsSync( path.join( root, 'blocks', name, 'block.json' ) )
);

/**
 * The built script a source file ends up in: translations of scripts are looked up by that path.
 *
 * @param {string} file Path below the root.
 * @return {string[]} Paths below plugin/.
 */
function builtFilesOf( file ) {
	const [ top, folder ] = file.split( '/' );
	if ( top === 'plugin' ) {
		return [
			folder === 'admin'
				? 'build/admin/index.js'
				: file.replace( /^plugin\//, '' ),
		];
	}
	const blocks = blockFolders.includes( folder ) ? [ folder ] : blockFolders;
	return blocks.map( ( block ) => `build/${ block }/index.js` );
}

function fromPhp() {
	const files = [
		'plugin/cairn.php',
		'plugin/uninstall.php',
		...filesIn( 'plugin/src', /\.php$/ ),
		...filesIn( 'blocks', /\.php$/ ),
	];
	const found = JSON.parse(
		execFileSync( 'php', [ path.join( root, 'scripts/pot-php.php' ) ], {
			cwd: root,
			input: files.join( '\n' ),
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		} )
	);
	// Without line numbers: the file changes when a text does, not whenever code above it moves.
	return found.map( ( { file, ...entry } ) => ( {
		...entry,
		references: [ file.replace( /^plugin\//, '' ) ],
	} ) );
}

/**
 * A comment for translators above a call or above what the call stands in.
 *
 * @param {ts.Node}       node   The call.
 * @param {ts.SourceFile} source Its file.
 * @return {string | null} Text of the comment.
 */
function commentAbove( node, source ) {
	const text = source.getFullText();
	const line = source.getLineAndCharacterOfPosition( node.getStart() ).line;
	for ( let at = node; at && ! ts.isSourceFile( at ); at = at.parent ) {
		const comments =
			ts.getLeadingCommentRanges( text, at.getFullStart() ) ?? [];
		for ( const { pos, end } of comments.reverse() ) {
			const comment = text.slice( pos, end );
			const below =
				line - source.getLineAndCharacterOfPosition( end ).line;
			if ( comment.includes( 'translators:' ) && below <= 3 ) {
				return comment
					.replace( /^\/\*+|\*\/$|^\/\//g, '' )
					.replace( /\s*\n\s*\*?\s*/g, ' ' )
					.trim();
			}
		}
	}
	return null;
}

function fromScript( file ) {
	const source = ts.createSourceFile(
		file,
		readFileSync( path.join( root, file ), 'utf8' ),
		ts.ScriptTarget.Latest,
		true,
		/x$/.test( file ) ? ts.ScriptKind.TSX : undefined
	);
	const entries = [];
	const visit = ( node ) => {
		ts.forEachChild( node, visit );
		if ( ! ts.isCallExpression( node ) ) {
			return;
		}
		const { expression } = node;
		const name = ts.isPropertyAccessExpression( expression )
			? expression.name.text
			: expression.text;
		const names = Object.hasOwn( FUNCTIONS, name ?? '' )
			? FUNCTIONS[ name ]
			: null;
		if ( ! names ) {
			return;
		}
		const values = Object.fromEntries(
			node.arguments.map( ( argument, n ) => [
				names[ n ],
				ts.isStringLiteralLike( argument ) ? argument.text : null,
			] )
		);
		if ( values.domain !== 'cairn' ) {
			return;
		}
		const { line } = source.getLineAndCharacterOfPosition(
			node.getStart()
		);
		if ( values.text === null ) {
			throw new Error(
				`${ file }:${ line + 1 }: a translated text must be one literal.`
			);
		}
		entries.push( {
			text: values.text,
			plural: values.plural ?? null,
			context: values.context ?? null,
			comment: commentAbove( node, source ),
			references: builtFilesOf( file ),
			at: node.getStart(),
		} );
	};
	visit( source );
	return entries.sort( ( a, b ) => a.at - b.at );
}

function fromBlock( folder ) {
	const block = JSON.parse(
		readFileSync(
			path.join( root, 'blocks', folder, 'block.json' ),
			'utf8'
		)
	);
	const references = [ `build/${ folder }/block.json` ];
	const entries = [];
	const add = ( texts, context ) => {
		for ( const text of [ texts ].flat() ) {
			if ( text ) {
				entries.push( {
					text,
					plural: null,
					context,
					comment: null,
					references,
				} );
			}
		}
	};
	for ( const [ key, context ] of Object.entries( BLOCK_CONTEXTS ) ) {
		add( block[ key ], context );
	}
	for ( const style of block.styles ?? [] ) {
		add( style.label, 'block style label' );
	}
	const variations = Array.isArray( block.variations )
		? block.variations
		: [];
	for ( const variation of variations ) {
		for ( const [ key, context ] of Object.entries( VARIATION_CONTEXTS ) ) {
			add( variation[ key ], context );
		}
	}
	return entries;
}

function fromHeader() {
	const header = readFileSync(
		path.join( root, 'plugin/cairn.php' ),
		'utf8'
	);
	return [ 'Plugin Name', 'Description', 'Author' ].map( ( field ) => ( {
		text: header.match(
			new RegExp( `^ \\* ${ field }:\\s*(.+)$`, 'm' )
		)[ 1 ],
		plural: null,
		context: null,
		comment: `${ field } of the plugin`,
		references: [ 'cairn.php' ],
	} ) );
}

/**
 * A text as .pot files write it.
 *
 * @param {string} text The text.
 */
function quoted( text ) {
	const escaped = text
		.replaceAll( '\\', '\\\\' )
		.replaceAll( '"', '\\"' )
		.replaceAll( '\t', '\\t' )
		.replaceAll( '\n', '\\n' );
	return `"${ escaped }"`;
}

function written( { text, plural, context, comments, references } ) {
	return [
		...[ ...comments ].map( ( comment ) => `#. ${ comment }` ),
		...[ ...references ].map( ( reference ) => `#: ${ reference }` ),
		...( /%(\d+\$)?[sd]/.test( text + ( plural ?? '' ) )
			? [ '#, php-format' ]
			: [] ),
		...( context === null ? [] : [ `msgctxt ${ quoted( context ) }` ] ),
		`msgid ${ quoted( text ) }`,
		...( plural === null
			? [ 'msgstr ""' ]
			: [
					`msgid_plural ${ quoted( plural ) }`,
					'msgstr[0] ""',
					'msgstr[1] ""',
				] ),
	].join( '\n' );
}

const entries = new Map();
for ( const entry of [
	...fromHeader(),
	...fromPhp(),
	...filesIn( 'plugin/assets', /\.js$/ ).flatMap( fromScript ),
	...filesIn( 'plugin/admin', /\.tsx?$/ ).flatMap( fromScript ),
	...filesIn( 'blocks', /\.tsx?$/ ).flatMap( fromScript ),
	...blockFolders.flatMap( fromBlock ),
] ) {
	const key = `${ entry.context ?? '' }\u0004${ entry.text }`;
	const known = entries.get( key ) ?? {
		...entry,
		comments: new Set(),
		references: new Set(),
	};
	known.plural ??= entry.plural;
	if ( entry.comment ) {
		known.comments.add( entry.comment );
	}
	entry.references.forEach( ( reference ) =>
		known.references.add( reference )
	);
	entries.set( key, known );
}

const version = JSON.parse(
	readFileSync( path.join( root, 'plugin/package.json' ), 'utf8' )
).version;
const pot = `# Generated by scripts/pot.mjs: change the texts where they stand, not here.
# This file is distributed under GPL-2.0-or-later.
msgid ""
msgstr ""
"Project-Id-Version: Cairn ${ version }\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Domain: cairn\\n"

${ [ ...entries.values() ].map( written ).join( '\n\n' ) }
`;

const target = path.join( root, TARGET );
if ( process.argv.includes( '--check' ) ) {
	if ( ! existsSync( target ) || readFileSync( target, 'utf8' ) !== pot ) {
		console.error(
			`${ TARGET } is not fresh: run \`node scripts/pot.mjs\`.`
		);
		process.exitCode = 1;
	}
} else {
	mkdirSync( path.dirname( target ), { recursive: true } );
	writeFileSync( target, pot );
	console.log( `${ TARGET }: ${ entries.size } texts` );
}
