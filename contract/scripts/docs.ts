/** docs/events.md and docs/errors.md. */
import { DROP_REASONS } from '../src/drop-reasons.ts';
import { ERRORS, type ErrorDefinition } from '../src/errors.ts';
import { EVENT_TYPES, EVENTS } from '../src/events/index.ts';
import { STAGES } from '../src/stages.ts';
import { jsonSchema } from './json-schema.ts';

const NOTE =
	'<!-- Generated from contract/ by `npm run generate`: change it there, not here. -->';

/** A word in code style, or a dash. */
function code( word: string | null ): string {
	return word === null ? '–' : `\`${ word }\``;
}

function fields( type: ( typeof EVENT_TYPES )[ number ] ): string {
	const schema = jsonSchema( EVENTS[ type ].props ) as {
		properties?: Record< string, unknown >;
		required?: string[];
	};
	const names = Object.keys( schema.properties ?? {} );
	return names.length === 0
		? 'none'
		: names
				.map( ( name ) =>
					schema.required?.includes( name )
						? `\`${ name }\``
						: `\`${ name }\`?`
				)
				.join( ', ' );
}

function eventSection( type: ( typeof EVENT_TYPES )[ number ] ): string {
	const event = EVENTS[ type ];
	const counts = [
		event.step ? 'a step' : 'no step',
		...( event.macro ? [ 'a macro conversion' ] : [] ),
	].join( ', ' );
	return `### ${ type }

**${ event.label }.** ${ event.meaning }

| stage | data | counts as | sent by | GA4 | Meta | Google Ads | schema.org |
|---|---|---|---|---|---|---|---|
| ${ event.stage ?? '–' } | ${ event.personal } | ${ counts } | ${ event.channels.join( ', ' ) } | ${ code( event.ga4 ) } | ${ code( event.meta ) } | ${ code( event.googleAds ) } | ${ code( event.schemaOrg ) } |

Own fields: ${ fields( type ) }. Example: \`${ JSON.stringify( event.example ) }\`
`;
}

/** docs/events.md. */
export function eventsPage(): string {
	const groups = [ ...STAGES, null ].map( ( stage ) => {
		const types = EVENT_TYPES.filter(
			( type ) => EVENTS[ type ].stage === stage
		);
		const title = stage
			? stage.charAt( 0 ).toUpperCase() + stage.slice( 1 )
			: 'Without a stage';
		return `## ${ title }\n\n${ types.map( eventSection ).join( '\n' ) }`;
	} );
	return `${ NOTE }
# Events

${ EVENT_TYPES.length } types. *Stage* is the default one; a block may set another. *Data*: anonymous needs no person; linked becomes
personal when joined to an account or order; personal comes with contact data, which never stands in the event.
*Sent by*: public = the visitor's browser; signed = the shop's own server (the only way in for money); import = read from a file;
derived = worked out by the service. A question mark means the field may be left out.

${ groups.join( '\n' ) }`;
}

/** docs/errors.md. */
export function errorsPage(): string {
	const errors = Object.entries< ErrorDefinition >( ERRORS )
		.map(
			( [ name, error ] ) =>
				`| \`${ name }\` | ${ error.status } | ${ error.message } | ${ error.fix } |`
		)
		.join( '\n' );
	const drops = Object.entries( DROP_REASONS )
		.map( ( [ name, text ] ) => `| \`${ name }\` | ${ text } |` )
		.join( '\n' );
	return `${ NOTE }
# Refusals and drops

A **refusal** answers a request: nothing of it was stored. Its body is \`{"error":{"code","message","fix"}}\`.

| code | status | what is wrong | what to do |
|---|---|---|---|
${ errors }

A **drop** concerns one well-formed event of an accepted batch. The sender is not told; the reason is counted per site and day.

| reason | why the event was not counted |
|---|---|
${ drops }
`;
}
