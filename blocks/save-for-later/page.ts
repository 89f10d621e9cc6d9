// What is built: the module with its style. Tests take the module alone.
import './cart.scss';
import './index.ts';
