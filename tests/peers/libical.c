/* Whether libical finds nothing wrong with a calendar: restrictions of RFC 5545 and 5546, and parse errors. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static int errors(icalcomponent *c) {
  int found = icalcomponent_count_properties(c, ICAL_XLICERROR_PROPERTY);
  for (icalcomponent *i = icalcomponent_get_first_component(c, ICAL_ANY_COMPONENT); i;
       i = icalcomponent_get_next_component(c, ICAL_ANY_COMPONENT))
    found += errors(i);
  return found;
}

int main(int count, char **names) {
  icalerror_set_errors_are_fatal(0);
  for (int n = 1; n < count; n++) {
    FILE *file = fopen(names[n], "rb");
    if (!file) return 2;
    char *text = calloc(1, 1 << 22);
    fread(text, 1, (1 << 22) - 1, file);
    fclose(file);
    icalcomponent *c = icalparser_parse_string(text);
    int fine = c && !errors(c) && icalrestriction_check(c) && !errors(c);
    printf("%s\n", fine ? "good" : "bad");
    if (c) icalcomponent_free(c);
    free(text);
  }
  return 0;
}
