// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/sample_data.h"

namespace mcprt {

namespace {

constexpr SampleBook kBooks[] = {
    {"Pride and Prejudice", "Jane Austen", 1813, "novel"},
    {"Emma", "Jane Austen", 1815, "novel"},
    {"Frankenstein", "Mary Shelley", 1818, "science fiction"},
    {"The Three Musketeers", "Alexandre Dumas", 1844, "adventure"},
    {"The Count of Monte Cristo", "Alexandre Dumas", 1846, "adventure"},
    {"Jane Eyre", "Charlotte Brontë", 1847, "novel"},
    {"Wuthering Heights", "Emily Brontë", 1847, "novel"},
    {"Moby-Dick", "Herman Melville", 1851, "adventure"},
    {"Walden", "Henry David Thoreau", 1854, "nature"},
    {"On the Origin of Species", "Charles Darwin", 1859, "science"},
    {"Journey to the Center of the Earth", "Jules Verne", 1864, "science fiction"},
    {"Alice's Adventures in Wonderland", "Lewis Carroll", 1865, "children"},
    {"Crime and Punishment", "Fyodor Dostoevsky", 1866, "novel"},
    {"War and Peace", "Leo Tolstoy", 1869, "novel"},
    {"Twenty Thousand Leagues Under the Seas", "Jules Verne", 1870, "science fiction"},
    {"Middlemarch", "George Eliot", 1871, "novel"},
    {"Treasure Island", "Robert Louis Stevenson", 1883, "adventure"},
    {"The Adventures of Sherlock Holmes", "Arthur Conan Doyle", 1892, "detective"},
    {"The Time Machine", "H. G. Wells", 1895, "science fiction"},
    {"Dracula", "Bram Stoker", 1897, "horror"},
    {"The War of the Worlds", "H. G. Wells", 1898, "science fiction"},
    {"The Hound of the Baskervilles", "Arthur Conan Doyle", 1902, "detective"},
    {"The Wind in the Willows", "Kenneth Grahame", 1908, "children"},
    {"Relativity: The Special and General Theory", "Albert Einstein", 1916, "science"},
};

constexpr SampleNote kNotes[] = {
    {"Bread dough", "2026-01-10", "kitchen recipe",
     "500 g flour, 350 g water, 10 g salt, 3 g dry yeast. Rest overnight, bake 40 minutes at 230 "
     "°C in a closed pot, then 10 minutes open."},
    {"Bicycle service", "2026-02-03", "bicycle repair",
     "New chain fitted at 4,200 km. Brake pads have half their thickness left. Tyre pressure: 4 "
     "bar "
     "in front, 4.5 bar at the back."},
    {"Trip to the coast", "2026-02-21", "travel train",
     "Train leaves at 08:12 from platform 7, change in Lille, arrival 11:40. Hotel is booked for "
     "two "
     "nights, breakfast included."},
    {"Tomato seedlings", "2026-03-08", "garden",
     "Sown twelve of each kind on the window sill. Keep at 20 °C until they sprout, then cooler. "
     "Plant out after the last frost in May."},
    {"Meeting about the archive", "2026-03-15", "work meeting",
     "Scans go to 300 dpi, greyscale. Anna checks the index of box 14. Next meeting on the first "
     "Tuesday of April."},
    {"Broken heating valve", "2026-03-22", "house repair",
     "The valve in the bathroom leaks. The plumber comes on Friday morning; turn off the water in "
     "the cellar before."},
    {"Chess opening", "2026-04-02", "chess",
     "Against the Sicilian try 2. c3. Keep the knight on f3 until the centre is settled."},
    {"Backup plan", "2026-04-19", "computer",
     "Photos every night to the disk in the hall, once a month to the one at the office. Try a "
     "restore twice a year: the last one took 3 hours."},
    {"Reading list", "2026-05-05", "books",
     "Finish Middlemarch, then The Time Machine again. Ask the library for a biography of Ada "
     "Lovelace."},
    {"Bees in June", "2026-06-11", "garden bees",
     "Second super added, 14 kg of honey so far. No queen cells seen. Look again in eight days."},
    {"Paint for the fence", "2026-07-01", "house garden",
     "Three litres of grey glaze are enough for two coats on 18 m². Do not paint above 25 °C."},
    {"Car insurance", "2026-09-14", "money",
     "The contract ends on 31 December. Cancel by 30 November if the new offer of 412 euros "
     "stands."},
};

} // namespace

std::span<const SampleBook> sampleBooks()
{
    return kBooks;
}

std::span<const SampleNote> sampleNotes()
{
    return kNotes;
}

} // namespace mcprt
