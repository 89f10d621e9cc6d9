<?php

declare(strict_types=1);

namespace Cairn\Admin;

use Cairn\Access\Capabilities;
use Cairn\Settings\Retention;

/** The part "People and retention" of the settings: how long what is kept, and who may see people. */
final class RetentionFields {

	/** What of the address leads here. */
	public const ANCHOR = 'cairn-retention';

	/** Prints the section with its own form. */
	public static function render(): void {
		?>
		<section class="cairn-card" id="<?php echo esc_attr( self::ANCHOR ); ?>" aria-labelledby="cairn-retention-title">
			<h2 id="cairn-retention-title"><?php esc_html_e( 'People and retention', 'cairn' ); ?></h2>
			<p><?php esc_html_e( 'What is older is deleted by itself, within a day. Totals, which name nobody, stay.', 'cairn' ); ?></p>
			<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
				<?php SettingsForms::fields( SettingsForm::Retention ); ?>
				<table class="form-table" role="presentation">
					<?php self::limits(); ?>
					<tr>
						<th scope="row"><?php esc_html_e( 'Who sees people', 'cairn' ); ?></th>
						<td>
							<p><?php echo esc_html( implode( ', ', self::roles() ) ); ?></p>
							<p class="description">
								<?php
								printf(
									/* translators: %s: name of a right. */
									esc_html__( 'Roles with the right %s. Change it with a role editor; who runs the shop does not get it unasked.', 'cairn' ),
									'<code>' . esc_html( Capabilities::VIEW_CONTACTS ) . '</code>'
								);
								?>
							</p>
						</td>
					</tr>
				</table>
				<p><button type="submit" class="button button-primary"><?php esc_html_e( 'Save times', 'cairn' ); ?></button></p>
			</form>
		</section>
		<?php
	}

	/**
	 * Takes what the form sent: all of it, or nothing.
	 *
	 * @param array<mixed> $sent By name of the limit.
	 * @return list<string> What is wrong, a sentence each; empty when it was saved.
	 */
	public static function receive( array $sent ): array {
		$sent     = array_intersect_key( $sent, Retention::bounds() );
		$problems = Retention::problems( $sent );
		if ( array() === $problems ) {
			Retention::read()->with( $sent )->save();
		}
		return array_values( $problems );
	}

	private static function limits(): void {
		$labels = Retention::labels();
		foreach ( Retention::bounds() as $name => $bound ) {
			$id = 'cairn-' . $name;
			/* translators: 1, 2: smallest and greatest number that can be chosen. */
			$unit = str_ends_with( $name, '_days' ) ? __( 'days, from %1$d to %2$d', 'cairn' ) : __( 'months, from %1$d to %2$d', 'cairn' );
			?>
			<tr>
				<th scope="row"><label for="<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $labels[ $name ] ); ?></label></th>
				<td>
					<input type="number" class="small-text" required step="1" id="<?php echo esc_attr( $id ); ?>" name="<?php echo esc_attr( $name ); ?>" value="<?php echo esc_attr( (string) Retention::read()->limit( $name ) ); ?>" min="<?php echo esc_attr( (string) $bound['min'] ); ?>" max="<?php echo esc_attr( (string) $bound['max'] ); ?>" aria-describedby="<?php echo esc_attr( $id ); ?>-unit">
					<span id="<?php echo esc_attr( $id ); ?>-unit"><?php echo esc_html( sprintf( $unit, $bound['min'], $bound['max'] ) ); ?></span>
					<?php
					if ( 'events_months' === $name ) {
						printf( '<p class="description">%s</p>', esc_html__( 'Some countries allow no more than 25 months without consent. A shorter time cannot be made longer again for what is deleted by then.', 'cairn' ) );
					}
					?>
				</td>
			</tr>
			<?php
		}
	}

	/** @return list<string> Names of the roles that may see people. */
	private static function roles(): array {
		$names = array();
		foreach ( wp_roles()->role_objects as $key => $role ) {
			if ( $role->has_cap( Capabilities::VIEW_CONTACTS ) ) {
				$names[] = translate_user_role( wp_roles()->role_names[ $key ] ?? $key );
			}
		}
		return array() === $names ? array( __( 'Nobody', 'cairn' ) ) : $names;
	}
}
