// Says that the check is at work: it takes some seconds.
(function () {
  "use strict";
  var form = document.getElementById("check-form");
  if (!form) return;
  form.addEventListener("submit", function () {
    document.getElementById("progress").hidden = false;
    form.querySelector("button").disabled = true;
  });
})();
