/** All panels around the map. */
import type { JSX } from 'preact';
import type { MapView } from '../map/map-view';
import { selected, tableOpen } from '../state/store';
import { AircraftTable } from './aircraft-table';
import { DetailsCard } from './details-card';
import { HelpDialog } from './help-dialog';
import { HoverCard } from './hover-card';
import { MapControls } from './map-controls';
import { TopBar } from './top-bar';
import { TrafficCard } from './traffic-card';

export function App({ map }: { map: MapView }): JSX.Element {
  return (
    <>
      <TopBar map={map} />
      <main>
        <TrafficCard />
        {tableOpen.value && <AircraftTable map={map} />}
        {selected.value !== null && <DetailsCard key={selected.value} aircraft={selected.value} />}
      </main>
      <HoverCard />
      <MapControls map={map} />
      <footer class="sources">
        Map: <a href="https://www.naturalearthdata.com/" rel="noreferrer" target="_blank">Natural Earth</a>, <a href="https://www.geonames.org/" rel="noreferrer" target="_blank">GeoNames</a> · Airports: <a href="https://ourairports.com/" rel="noreferrer" target="_blank">OurAirports</a>
      </footer>
      <HelpDialog />
    </>
  );
}
