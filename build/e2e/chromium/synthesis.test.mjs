// Two thousand tickets become themes, and all of it is taken back: with the mouse.
import { testTheWay } from '../harness/synthesis-way.mjs';
import { byPointer } from '../harness/synthesis.mjs';

testTheWay(byPointer);
