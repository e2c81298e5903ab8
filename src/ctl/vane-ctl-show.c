/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/vane-ctl-show.h"

#include <glib/gi18n.h>

#include "present/vane-describe-alert.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-report-json.h"

/* Another source answers in place of the chosen one: a matter for the person only where the
 * person has to do something, or wants to know more. */
static void
tell_stand_in (VaneCtl          *ctl,
               const VaneAnswer *answer)
{
  const GError *error = answer->feed != NULL ? vane_feed_get_source_error (answer->feed) : NULL;
  g_autofree char *sentence = NULL;

  if (error == NULL || ctl->json || (!vane_describe_needs_user (error) && !ctl->verbose))
    return;

  sentence = vane_describe_stand_in (error, vane_feed_get_provider (answer->feed),
                                     vane_feed_get_shown_provider (answer->feed));
  vane_ctl_complain ("%s", sentence);
}

/**
 * vane_ctl_show_problems:
 * @ctl: the program
 * @answer: one place's answer
 *
 * Says on standard error what went wrong, also where something stored is shown instead,
 * and raises the exit code where nothing is.
 */
void
vane_ctl_show_problems (VaneCtl          *ctl,
                        const VaneAnswer *answer)
{
  g_autofree char *label = vane_ctl_answer_label (answer);
  g_autofree char *sentence = NULL;

  if (answer->candidates != NULL)
    {
      vane_ctl_list_candidates (ctl, answer->text, answer->candidates);
      return;
    }
  if (answer->error == NULL)
    {
      tell_stand_in (ctl, answer);
      return;
    }
  if (answer->report == NULL || vane_error_is_cancelled (answer->error))
    {
      vane_ctl_fail (ctl, label, answer->error, answer->feed);
      return;
    }

  sentence = vane_describe_failure (answer->error, vane_feed_get_provider (answer->feed),
                                    vane_report_get_fetched_at (answer->report),
                                    vane_error_get_not_before (answer->error), NULL);
  vane_ctl_complain (_("%s: %s This is what is stored."), label, sentence);
}

/* A place that was not found: every script that reads JSON gets some. */
static JsonNode *
make_unresolved_node (VaneCtl          *ctl,
                      const VaneAnswer *answer)
{
  VaneReportJsonInput input = {
    .error = answer->error,
    .candidates = answer->candidates,
    .provider = vane_context_find_provider (ctl->context, ctl->provider != NULL
                                                              ? ctl->provider
                                                              : vane_error_get_provider (answer->error)),
    .units = &ctl->units,
    .phase = VANE_PHASE_FAILED,
    .next_try_at = answer->error != NULL ? vane_error_get_not_before (answer->error) : VANE_TIME_NONE,
  };

  return vane_report_json_new (&input);
}

static JsonNode *
make_node (VaneCtl          *ctl,
           const VaneAnswer *answer)
{
  VanePhase phase;
  VaneReportJsonInput input;

  if (answer->feed == NULL)
    return make_unresolved_node (ctl, answer);

  phase = vane_phase (answer->report, answer->error,
                      vane_settings_get_refresh_interval (vane_context_get_settings (ctl->context)),
                      vane_feed_get_now (answer->feed));
  input = (VaneReportJsonInput) {
    .place = vane_feed_get_place (answer->feed),
    .report = answer->report,
    .error = answer->error,
    .provider = vane_feed_get_shown_provider (answer->feed),
    .units = &ctl->units,
    .phase = phase,
    .next_try_at = vane_error_get_not_before (answer->error),
    .now = vane_feed_get_now (answer->feed),
  };

  return vane_report_json_new (&input);
}

/* The sender's paragraphs, a step further in. */
static void
print_paragraphs (const char *text)
{
  g_auto(GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line = lines[i][0] != '\0' ? g_strdup_printf ("    %s\n", lines[i]) : NULL;

      if (line != NULL)
        vane_ctl_print (line);
    }
}

/**
 * vane_ctl_print_alerts:
 * @ctl: the program
 * @answer: an answer that has a report
 *
 * Prints the alerts that are not over, one a line; verbose, in full, or why there are none.
 * That there are some in the country is always said.
 */
void
vane_ctl_print_alerts (VaneCtl          *ctl,
                       const VaneAnswer *answer)
{
  VaneReport *report = answer->report;
  gint64 now = vane_feed_get_now (answer->feed);
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (report, now);
  const VaneBlockInfo *info = vane_report_get_block (report, VANE_BLOCK_ALERTS);

  for (guint i = 0; i < alerts->len; i++)
    {
      const VaneAlertFields *fields = vane_alert_get_fields (alerts->pdata[i]);
      g_autofree char *text = vane_describe_alert (alerts->pdata[i], vane_report_get_zone (report), now);
      g_autofree char *line = g_strdup_printf ("  %s⚠ %s%s\n", vane_ctl_bold (ctl), text, vane_ctl_plain (ctl));

      vane_ctl_print (line);
      if (!ctl->verbose)
        continue;
      print_paragraphs (fields->area);
      print_paragraphs (fields->description);
      print_paragraphs (fields->instruction);
      print_paragraphs (fields->sender);
      print_paragraphs (fields->url);
    }

  if (alerts->len == 0 && (ctl->verbose || info->state == VANE_BLOCK_UNPLACED))
    {
      g_autofree char *why = vane_describe_no_alerts (report, now);
      g_autofree char *line =
          why != NULL ? g_strdup_printf ("  %s%s%s\n", why, info->url != NULL ? ": " : "",
                                         info->url != NULL ? info->url : "")
                      : NULL;

      if (line != NULL)
        vane_ctl_print (line);
    }
}

/**
 * vane_ctl_print_json:
 * @node: (transfer none): what to print
 */
void
vane_ctl_print_json (JsonNode *node)
{
  g_autofree char *text = vane_report_json_to_string (node, TRUE);

  vane_ctl_print (text);
}

/**
 * vane_ctl_show_json:
 * @ctl: the program
 * @answers: (element-type VaneAnswer): what there is
 *
 * One place gives an object, several give an array in the order asked. A place that was
 * not found is null, beside the error, or what the text may mean.
 */
void
vane_ctl_show_json (VaneCtl   *ctl,
                    GPtrArray *answers)
{
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(JsonArray) array = NULL;

  if (answers->len == 1)
    {
      root = make_node (ctl, answers->pdata[0]);
    }
  else
    {
      array = json_array_new ();
      for (guint i = 0; i < answers->len; i++)
        json_array_add_element (array, make_node (ctl, answers->pdata[i]));
      root = json_node_init_array (json_node_alloc (), array);
    }

  vane_ctl_print_json (root);
}

/**
 * vane_ctl_show_answers:
 * @ctl: the program
 * @answers: (element-type VaneAnswer): what there is
 * @print: prints one as text
 *
 * Shows what was asked for, says what went wrong, and ends the command.
 */
void
vane_ctl_show_answers (VaneCtl      *ctl,
                       GPtrArray    *answers,
                       VaneCtlPrint  print)
{
  if (ctl->json)
    vane_ctl_show_json (ctl, answers);

  for (guint i = 0; i < answers->len; i++)
    {
      const VaneAnswer *answer = answers->pdata[i];

      if (!ctl->json && answer->report != NULL && !vane_error_is_cancelled (answer->error))
        print (ctl, answer);
      vane_ctl_show_problems (ctl, answer);
    }

  vane_ctl_end (ctl);
}

/**
 * vane_ctl_bold:
 * @ctl: the program
 *
 * Returns: (transfer none): what makes text bold on a terminal; empty elsewhere
 */
const char *
vane_ctl_bold (VaneCtl *ctl)
{
  return ctl->colour ? "\033[1m" : "";
}

/**
 * vane_ctl_dim:
 * @ctl: the program
 *
 * Returns: (transfer none): what makes text faint on a terminal; empty elsewhere
 */
const char *
vane_ctl_dim (VaneCtl *ctl)
{
  return ctl->colour ? "\033[2m" : "";
}

/**
 * vane_ctl_plain:
 * @ctl: the program
 *
 * Returns: (transfer none): what ends bold and faint; empty where there is neither
 */
const char *
vane_ctl_plain (VaneCtl *ctl)
{
  return ctl->colour ? "\033[0m" : "";
}

/**
 * vane_ctl_append:
 * @line: what has been said so far
 * @separator: what stands in between
 * @text: (nullable): what comes next; nothing when %NULL or empty
 */
void
vane_ctl_append (GString    *line,
                 const char *separator,
                 const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, text);
}

/**
 * vane_ctl_format:
 * @ctl: the program
 * @sample: a sample
 * @field: a field
 *
 * Returns: (transfer full) (nullable): the value with its unit, as precise as asked for;
 *   %NULL when it was not given
 */
char *
vane_ctl_format (VaneCtl          *ctl,
                 const VaneSample *sample,
                 VaneField         field)
{
  return vane_format_sample (sample, field, &ctl->units,
                             VANE_FORMAT_UNIT | (ctl->precise ? VANE_FORMAT_PRECISE : 0));
}
