// Two thousand tickets become themes, and all of it is taken back: by the keyboard alone.
import { testTheWay } from '../harness/synthesis-way.mjs';
import { byKeys } from '../harness/synthesis.mjs';

testTheWay(byKeys);
