"""The routes of people and posts; those of an invitation's reader stand in `kernel.accounts.urls`."""

from django.urls import path

from kernel.accounts.people.views import clearance, details, invite, lists, posts, requests, yearly

app_name = "people"
urlpatterns = [
    path("", lists.people_list, name="list"),
    path("me/", details.details, name="details"),
    path("me/sign-in-address/", details.details_address, name="details-address"),
    path("invite/", invite.invite, name="invite"),
    path("first-approver/", invite.first_approver, name="first-approver"),
    path("clearance/", clearance.clearance, name="clearance"),
    path("yearly/", yearly.yearly_confirmation, name="yearly"),
    path("invitations/<uuid:public_id>/", invite.invitation_detail, name="invitation"),
    path("invitations/<uuid:public_id>/send/", invite.invitation_send, name="invitation-send"),
    path("invitations/<uuid:public_id>/code/", invite.invitation_code, name="invitation-code"),
    path("invitations/<uuid:public_id>/withdraw/", invite.invitation_withdraw, name="invitation-withdraw"),
    path("posts/<uuid:public_id>/", lists.post_detail, name="post"),
    path("posts/<uuid:public_id>/end/", posts.post_end, name="post-end"),
    path("posts/<uuid:public_id>/hand-over/", posts.post_hand_over, name="post-hand-over"),
    path("posts/<uuid:public_id>/stand-in/", posts.post_stand_in, name="post-stand-in"),
    path("posts/<uuid:public_id>/lost-factor/", posts.post_lost_factor, name="post-lost-factor"),
    path("posts/<uuid:public_id>/confirm/", posts.post_confirm, name="post-confirm"),
    path("requests/<uuid:public_id>/", requests.request_detail, name="request"),
    path("requests/<uuid:public_id>/agree/", requests.request_agree, name="request-agree"),
    path("requests/<uuid:public_id>/on-note/", requests.request_settle, name="request-settle"),
    path("requests/<uuid:public_id>/decline/", requests.request_decline, name="request-decline"),
    path("requests/<uuid:public_id>/withdraw/", requests.request_withdraw, name="request-withdraw"),
]
