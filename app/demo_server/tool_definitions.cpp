// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/demo_tools.h"

namespace mcprt {

// NOLINTNEXTLINE(readability-function-size): one text
QByteArray demoToolList()
{
    // Each tool once, as a client sees it. Line breaks become spaces on the wire.
    return R"({"tools":[
{"name":"list_books","title":"List books",
 "description":"Lists the books of a small sample library. Filter by author, subject (novel, adventure, science fiction, detective, children, science, nature, horror) or year of publication. Use it to find out what there is to read, who wrote a book, or when it appeared.",
 "inputSchema":{"type":"object","properties":{
  "author":{"type":"string","description":"part of the author's name, e.g. \"Verne\""},
  "subject":{"type":"string","description":"part of the subject, e.g. \"adventure\""},
  "published_after":{"type":"integer","description":"only books that appeared in this year or later"},
  "limit":{"type":"integer","minimum":1,"maximum":100,"default":10,"description":"most books to return"}},
  "additionalProperties":false},
 "outputSchema":{"type":"object","properties":{
  "books":{"type":"array","items":{"type":"object","properties":{"title":{"type":"string"},"author":{"type":"string"},"year":{"type":"integer"},"subject":{"type":"string"}},"required":["title","author","year","subject"]}},
  "total":{"type":"integer","description":"books that match, before the limit"}},"required":["books","total"]},
 "annotations":{"title":"List books","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
{"name":"search_notes","title":"Search notes",
 "description":"Full-text search over a person's sample notes: recipes, repairs, travel plans, garden, meetings, money. Returns the notes that contain the words of the query, best first, each with its text.",
 "inputSchema":{"type":"object","properties":{
  "query":{"type":"string","minLength":1,"description":"words to look for, e.g. \"train hotel\""},
  "tag":{"type":"string","description":"only notes with this tag, e.g. \"garden\""},
  "limit":{"type":"integer","minimum":1,"maximum":50,"default":5}},
  "required":["query"],"additionalProperties":false},
 "outputSchema":{"type":"object","properties":{
  "notes":{"type":"array","items":{"type":"object","properties":{"title":{"type":"string"},"date":{"type":"string","format":"date"},"tags":{"type":"array","items":{"type":"string"}},"text":{"type":"string"}},"required":["title","date","tags","text"]}},
  "total":{"type":"integer"}},"required":["notes","total"]},
 "annotations":{"title":"Search notes","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
{"name":"convert_units","title":"Convert units",
 "description":"Converts a measurement from one unit to another: length (m, km, inch, foot, mile), mass (g, kg, lb, ounce), volume (litre, gallon, cup), time, speed (km/h, mph, knot), temperature (celsius, fahrenheit, kelvin) and data sizes.",
 "inputSchema":{"type":"object","properties":{
  "value":{"type":"number","description":"the number to convert"},
  "from":{"type":"string","description":"unit it is in, by symbol or name, e.g. \"mi\" or \"miles\""},
  "to":{"type":"string","description":"unit wanted, e.g. \"km\""}},
  "required":["value","from","to"],"additionalProperties":false},
 "outputSchema":{"type":"object","properties":{"value":{"type":"number"},"unit":{"type":"string"}},"required":["value","unit"]},
 "annotations":{"title":"Convert units","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
)"
           R"({"name":"word_count","title":"Count words",
 "description":"Counts the words, characters, lines and sentences of a text and lists its most frequent words. Use it to measure how long a text is.",
 "inputSchema":{"type":"object","properties":{
  "text":{"type":"string","description":"the text to measure"},
  "top":{"type":"integer","minimum":0,"maximum":50,"default":5,"description":"how many frequent words to list"}},
  "required":["text"],"additionalProperties":false},
 "outputSchema":{"type":"object","properties":{"words":{"type":"integer"},"characters":{"type":"integer"},"lines":{"type":"integer"},"sentences":{"type":"integer"},
  "frequent":{"type":"array","items":{"type":"object","properties":{"word":{"type":"string"},"count":{"type":"integer"}},"required":["word","count"]}}},
  "required":["words","characters","lines","sentences","frequent"]},
 "annotations":{"title":"Count words","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
{"name":"days_between","title":"Days between dates",
 "description":"Counts the days from one calendar date to another and tells their weekdays. Use it for date arithmetic: deadlines, ages, how long until an event.",
 "inputSchema":{"type":"object","properties":{
  "from":{"type":"string","format":"date","description":"first date as YYYY-MM-DD"},
  "to":{"type":"string","format":"date","description":"second date as YYYY-MM-DD"}},
  "required":["from","to"],"additionalProperties":false},
 "outputSchema":{"type":"object","properties":{"days":{"type":"integer"},"from_weekday":{"type":"string"},"to_weekday":{"type":"string"}},"required":["days","from_weekday","to_weekday"]},
 "annotations":{"title":"Days between dates","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
{"name":"make_report","title":"Make a long report",
 "description":"Writes a long plain-text report of made-up weather station readings, one line for each hour: number, time, station, temperature, humidity, wind and remarks. Use it to see what happens to a result that is too large for the context.",
 "inputSchema":{"type":"object","properties":{
  "lines":{"type":"integer","minimum":1,"maximum":100000,"default":1000,"description":"how many readings"},
  "station":{"type":"string","default":"North","description":"name of the station in each line"}},
  "additionalProperties":false},
 "annotations":{"title":"Make a long report","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
{"name":"slow_count","title":"Count slowly",
 "description":"Takes a given number of seconds and reports its progress on the way. Use it to try background tasks, progress, time limits and cancelling.",
 "inputSchema":{"type":"object","properties":{
  "seconds":{"type":"number","minimum":0,"maximum":600,"default":5,"description":"how long to take"}},
  "additionalProperties":false},
 "outputSchema":{"type":"object","properties":{"steps":{"type":"integer"},"seconds":{"type":"number"}},"required":["steps","seconds"]},
 "annotations":{"title":"Count slowly","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}},
{"name":"draw_chart","title":"Draw a bar chart",
 "description":"Draws a bar chart of numbers and returns it as a PNG picture, with the smallest, largest and mean value in words.",
 "inputSchema":{"type":"object","properties":{
  "values":{"type":"array","items":{"type":"number"},"minItems":1,"maxItems":200,"description":"one bar for each number"},
  "title":{"type":"string","description":"what the numbers are, for the text beside the picture"}},
  "required":["values"],"additionalProperties":false},
 "annotations":{"title":"Draw a bar chart","readOnlyHint":true,"idempotentHint":true,"openWorldHint":false}}
]})";
}

} // namespace mcprt
