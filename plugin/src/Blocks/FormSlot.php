<?php

declare(strict_types=1);

namespace Cairn\Blocks;

use Cairn\Forms\FormCheck;
use Cairn\Forms\FormDoor;
use Cairn\Forms\FormField;

/**
 * A question for a time that can be booked. Which times are free is asked when somebody opens it, never before: a page may
 * come from a cache. Without a script, and where no time can be had, a wish in words is taken.
 */
final class FormSlot {

	/** Script module that offers the times. */
	public const MODULE = 'cairn/form-slots';

	/**
	 * Attributes of the box around it; the context is `Slot` in blocks/form/slots.ts.
	 *
	 * @param FormField $field   The question.
	 * @param string    $missing What is said when nothing was chosen; '' where it may be empty.
	 * @return array<string, string>
	 */
	public static function root( FormField $field, string $missing ): array {
		return array(
			'data-wp-init'  => 'callbacks.form.offerTimes',
			'data-wp-watch' => 'callbacks.form.offerOthers',
		) + FormQuestion::root(
			$field->key,
			$missing,
			'',
			array(
				'wish'  => true,
				'shown' => false,
				'days'  => array(),
				'day'   => array(),
				'told'  => '',
				'say'   => array(
					'loading' => __( 'Looking for free times …', 'cairn' ),
					'none'    => __( 'No time is free at the moment. Please write when it would suit you.', 'cairn' ),
					'failed'  => __( 'The free times could not be read. Please write when it would suit you.', 'cairn' ),
					/* translators: 1: number of minutes, 2: a time zone, such as Europe/Berlin. */
					'zone'    => sprintf( __( '%1$d minutes each. Time zone: %2$s', 'cairn' ), $field->minutes, '%s' ),
					/* translators: 1: number of minutes, 2: time zone of the visitor, 3: time zone of the site. */
					'zones'   => sprintf( __( '%1$d minutes each. Large: your time (%2$s). Small: ours (%3$s)', 'cairn' ), $field->minutes, '%1$s', '%2$s' ),
				),
			)
		);
	}

	/**
	 * What stands in the box.
	 *
	 * @param FormDoor  $door  The form.
	 * @param FormField $field The question.
	 * @param string    $id    HTML id of the control.
	 * @param string    $about Attribute that ties help and error to it.
	 * @param string    $label The label's HTML.
	 */
	public static function html( FormDoor $door, FormField $field, string $id, string $about, string $label ): string {
		wp_enqueue_script_module( self::MODULE );
		$name    = esc_attr( $door->field_name( $field ) );
		$invalid = ' data-wp-bind--aria-invalid="state.form.invalid"';
		return '<div data-wp-bind--hidden="!context.wish"><label for="' . esc_attr( $id ) . '">' . $label . '</label>'
			. '<input type="text" id="' . esc_attr( $id ) . '" name="' . $name . '"' . ( $field->required ? ' required' : '' ) . $about . $invalid . ' maxlength="' . FormCheck::longest( $field ) . '" placeholder="' . esc_attr__( 'When would it suit you?', 'cairn' ) . '" data-wp-bind--disabled="!context.wish"></div>'
			. '<fieldset class="wp-block-cairn-field__slot"' . $about . ' data-wp-bind--hidden="context.wish" hidden><legend>' . $label . '</legend>'
			. '<button type="button" id="' . esc_attr( "$id-open" ) . '" class="wp-block-cairn-field__open" data-wp-on--click="actions.form.openTimes" data-wp-bind--hidden="context.shown">' . esc_html__( 'Choose a time', 'cairn' ) . '</button>'
			. '<div data-wp-bind--hidden="!context.shown" hidden><select id="' . esc_attr( "$id-day" ) . '" aria-label="' . esc_attr__( 'Day', 'cairn' ) . '"' . $invalid . ' data-wp-watch="callbacks.form.reachTimes" data-wp-on--change="actions.form.pickDay">'
			. '<template data-wp-each="context.days" data-wp-each-key="context.item.name"><option data-wp-text="context.item.name"></option></template></select>'
			. '<div class="wp-block-cairn-field__times"><template data-wp-each="context.day" data-wp-each-key="context.item.at"><label><input type="radio" name="' . $name . '" data-wp-bind--value="context.item.at"> <span><b data-wp-text="context.item.here"></b> <small data-wp-text="context.item.there"></small></span></label></template></div></div></fieldset>'
			. '<p class="wp-block-cairn-field__help" role="status" data-wp-text="context.told"></p>';
	}
}
