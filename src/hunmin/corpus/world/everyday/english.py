"""Everyday tools described and used in English."""

from hunmin.corpus.world.tools import Arguments, Parameter, everyday
from hunmin.corpus.world.values import (
    CITY,
    CODE,
    DATE,
    NAME,
    PERSON,
    PLACE,
    SENTENCE,
    TIME,
    decimal,
    integer,
    percent,
    words,
)


def _total(a: Arguments) -> float:
    return round(a.number("price") * (100 + a.number("tax_percentage")) / 100, 1)


def _miles(a: Arguments) -> float:
    return round(a.number("kilometers") * 0.6214, 1)


def _sum(a: Arguments) -> int:
    return int(a.number("first_number") + a.number("second_number"))


ENGLISH_TOOLS = (
    everyday(
        "get_current_weather",
        "Get the current weather of a city.",
        (Parameter("city", CITY, "city"),),
        {"temperature": integer(-10, 38), "condition": words(("sunny", "cloudy", "rainy", "snowy"))},
        (
            "What is the weather like[ in {city}]?",
            "How is the weather[ in {city}] today?",
            "Tell me the current weather[ of {city}].",
            "Check the weather for me[, city {city}].",
            "Is it cold outside[ in {city}]? Check the weather.",
            "I am going out[ in {city}]. What's the weather?",
        ),
        ("The weather in {city} is {condition} with {temperature} degrees.",),
        language="en",
    ),
    everyday(
        "set_reminder",
        "Set a reminder at a time.",
        (Parameter("task", NAME, "task", "task to remember"), Parameter("time", TIME, "time")),
        {"reminder_id": CODE},
        (
            "Remind me[ of {task}][ at {time}].",
            "Set a reminder[ for {task}][ at {time}].",
            "Please set a reminder.[ The task is {task}.][ The time is {time}.]",
            "[At {time}, ]remind me[ about {task}], please.",
            "I need a reminder[ for {task}][ at {time}].",
            "Can you remind me[ to do {task}][ at {time}]?",
        ),
        ("I set the reminder {reminder_id} for {task} at {time}.",),
        language="en",
    ),
    everyday(
        "book_table",
        "Book a restaurant table.",
        (
            Parameter("restaurant", NAME, "restaurant"),
            Parameter("guests", integer(2, 12, "", "guests"), "number of guests"),
            Parameter("time", TIME, "time"),
        ),
        {"confirmation": CODE},
        (
            "Book a table[ at {restaurant}][ for {guests}][ at {time}].",
            "I'd like a table[ for {guests}][ at {restaurant}][, {time}].",
            "Reserve a table, please.[ Restaurant {restaurant}.][ Time {time}.][ {guests}.]",
            "Can you get us a table[ at {restaurant}][ at {time}]?[ We are {guests}.]",
            "We want to eat[ at {restaurant}][ at {time}][ with {guests}]. Book a table.",
            "Table reservation[ at {restaurant}][ for {guests}][ at {time}], please.",
        ),
        ("Your table at {restaurant} is booked with confirmation {confirmation}.",),
        language="en",
    ),
    everyday(
        "convert_kilometers",
        "Convert kilometers to miles.",
        (Parameter("kilometers", decimal(1, 500, " km"), "kilometers"),),
        {"miles": _miles},
        (
            "How many miles is it[ for {kilometers}]?",
            "Convert[ {kilometers}] to miles.",
            "[{kilometers} ]in miles, please.",
            "I ran[ {kilometers}]. How many miles is that?",
            "Tell me the miles[ of {kilometers}].",
            "Miles please[, {kilometers}].",
        ),
        ("{kilometers} kilometers are {miles} miles.",),
        language="en",
    ),
    everyday(
        "add_tax",
        "Add sales tax to a price.",
        (Parameter("price", decimal(5, 900), "price"), Parameter("tax_percentage", percent(1, 30), "tax percentage")),
        {"total": _total},
        (
            "How much is it with[ {tax_percentage}] tax[ if the price is {price}]?",
            "Add[ {tax_percentage}] tax[ to {price}].",
            "[The price is {price}. ]Add sales tax[ of {tax_percentage}].",
            "What do I pay[ for {price}] with tax[ at {tax_percentage}]?",
            "Please compute the sales tax total.[ Price {price}.][ Tax percentage {tax_percentage}.]",
            "Price with tax[ of {tax_percentage}][ on {price}], please.",
        ),
        ("With {tax_percentage}% tax the price of {price} becomes {total}.",),
        language="en",
    ),
    everyday(
        "track_package",
        "Track a package by number.",
        (Parameter("tracking_number", CODE, "tracking number"),),
        {"status": words(("in transit", "delivered", "waiting")), "location": CITY},
        (
            "Where is my package[ {tracking_number}]?",
            "Track package[ {tracking_number}].",
            "Please track my package.[ The tracking number is {tracking_number}.]",
            "Has my package[ {tracking_number}] arrived?",
            "Find the package[ with number {tracking_number}].",
            "Package status[ for {tracking_number}], please.",
        ),
        ("The package is {status} in {location}.",),
        language="en",
    ),
    everyday(
        "send_note",
        "Send a note to a person.",
        (Parameter("recipient", PERSON, "recipient"), Parameter("note", SENTENCE, "note")),
        {"sent_at": TIME},
        (
            "Send a note[ to {recipient}][ saying {note}].",
            "Tell[ {recipient}][ {note}] in a note.",
            "Please send a note.[ Recipient: {recipient}.][ Note: {note}.]",
            "Can you send[ {recipient}] a note[ that says {note}]?",
            "I want to send a note[ to {recipient}][: {note}].",
            "Leave a note[ for {recipient}][ with the words {note}].",
        ),
        ("The note to {recipient} was sent at {sent_at}.",),
        language="en",
    ),
    everyday(
        "search_flights",
        "Search flights between two cities.",
        (
            Parameter("origin", CITY, "origin", "city of origin"),
            Parameter("destination", CITY, "destination"),
            Parameter("date", DATE, "date"),
        ),
        {"flight": CODE, "price_usd": integer(60, 1900)},
        (
            "Find a flight[ from {origin}][ to {destination}][ on {date}].",
            "I want to fly[ from {origin}][ to {destination}][ on {date}].",
            "Search flights.[ Origin {origin}.][ Destination {destination}.][ Date {date}.]",
            "Are there flights[ to {destination}][ from {origin}][ on {date}]?",
            "Flights[ from {origin}][ to {destination}], please.[ I leave on {date}.]",
            "[On {date} ]I fly[ from {origin}][ to {destination}]. Which flight is there?",
        ),
        ("Flight {flight} to {destination} costs {price_usd} dollars.",),
        language="en",
    ),
    everyday(
        "play_song",
        "Play a song.",
        (Parameter("title", NAME, "title", "song title"), Parameter("singer", PERSON, "singer", required=False)),
        {"duration_seconds": integer(90, 400)},
        (
            "Play[ {title}][ by {singer}].",
            "Please play the song[ {title}][ by {singer}].",
            "I want to hear[ {title}][ from {singer}]. Play it.",
            "Put on the song[ {title}][ of {singer}].",
            "Can you play[ {title}][ by {singer}]?",
            "Some music, please.[ The song {title}.][ The singer {singer}.]",
        ),
        ("Playing {title} for {duration_seconds} seconds.",),
        language="en",
    ),
    everyday(
        "add_numbers",
        "Add two numbers.",
        (
            Parameter("first_number", integer(100, 9999), "first number"),
            Parameter("second_number", integer(100, 9999), "second number"),
        ),
        {"sum": _sum},
        (
            "Use the tool to add {first_number} and {second_number}.",
            "Add these.[ First number {first_number}.][ Second number {second_number}.]",
            "What is the sum of {first_number} and {second_number}?",
            "Sum up the numbers.[ The first number is {first_number}.][ The second number is {second_number}.]",
            "Please add the numbers {first_number} and {second_number}.",
            "I need the sum.[ First number: {first_number}.][ Second number: {second_number}.]",
        ),
        ("The sum of {first_number} and {second_number} is {sum}.",),
        language="en",
    ),
    everyday(
        "find_station",
        "Find the nearest station of a place.",
        (Parameter("place", PLACE, "place"),),
        {"station": NAME, "meters": integer(50, 3000)},
        (
            "What is the nearest station[ to {place}]?",
            "Find me a station[ near {place}].",
            "Which station is close[ to {place}]?",
            "[I am at {place}. ]Where is the nearest station?",
            "Station near me, please.[ The place is {place}.]",
            "Show me the closest station[ from {place}].",
        ),
        ("The nearest station is {station}, {meters} meters away.",),
        language="en",
    ),
)
