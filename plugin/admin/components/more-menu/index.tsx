import { DropdownMenu } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ApiProblem } from '../../api.ts';
import { reportPath, type Query } from '../../report-path.ts';
import { useApp } from '../../app-context.ts';
import { copyText } from './copy-text.ts';

/** Which CSV belongs to the screen: that of a report, or one that is asked for without an address. */
export type CsvSource =
	| { report: string; query: Query }
	| { save: () => Promise< ApiProblem | null >; label: string };

const DOTS = (
	<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
		<circle cx="12" cy="5.5" r="1.6" />
		<circle cx="12" cy="12" r="1.6" />
		<circle cx="12" cy="18.5" r="1.6" />
	</svg>
);

/** What can be taken away from a screen: its rows, its paper, its address. */
export function MoreMenu( { csv }: { csv: CsvSource | null } ) {
	const { api, boot, announce } = useApp();
	const [ isDownloading, setDownloading ] = useState( false );

	const download = async ( source: CsvSource ) => {
		setDownloading( true );
		const problem =
			'save' in source
				? await source.save()
				: await api.download(
						reportPath(
							boot.restPath,
							`${ source.report }.csv`,
							source.query
						),
						`cairn-${ source.report }_${ source.query.from }_${ source.query.to }.csv`
					);
		setDownloading( false );
		if ( problem ) {
			announce(
				`${ __( 'The CSV could not be downloaded.', 'cairn' ) } ${
					problem.message
				}`
			);
		}
	};

	return (
		<DropdownMenu
			className="cairn-more"
			icon={ DOTS }
			label={ __( 'Take it with you', 'cairn' ) }
			popoverProps={ { placement: 'bottom-end' } }
			toggleProps={ { __next40pxDefaultSize: true } }
			controls={ [
				...( csv
					? [
							{
								title:
									'label' in csv
										? csv.label
										: __( 'Download CSV', 'cairn' ),
								isDisabled: isDownloading,
								onClick: () => void download( csv ),
							},
						]
					: [] ),
				{
					title: __( 'Print', 'cairn' ),
					// After the menu has closed, so that it is not on the paper.
					onClick: () =>
						void window.setTimeout( () => window.print() ),
				},
				{
					title: __( 'Copy link', 'cairn' ),
					onClick: async () => {
						const isCopied = await copyText( window.location.href );
						announce(
							isCopied
								? __( 'Link copied.', 'cairn' )
								: __(
										'The link could not be copied. Take it from the address bar.',
										'cairn'
									)
						);
					},
				},
			] }
		/>
	);
}
