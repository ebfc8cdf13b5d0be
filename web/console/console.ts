// Behaviour that every page shares. It works on attributes in the markup, so components need no interop
// and pages rendered without a circuit behave the same.
import { watchDialogs } from './parts/dialogs';
import { keepEarlyPresses } from './parts/early';
import { listenToKeys } from './parts/keys';
import { listenToMaps } from './parts/maps';
import { listenToShell } from './parts/shell';
import { followThreads } from './parts/threads';
import { keepTimesFresh } from './parts/times';

keepEarlyPresses();
listenToShell();
listenToKeys();
listenToMaps();
watchDialogs();
keepTimesFresh();
followThreads();
